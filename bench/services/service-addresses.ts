interface Service {
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** Where the emulated services are. */
export interface ServiceAddresses {
  readonly deepgram: Service;
  readonly model: Service;
}
