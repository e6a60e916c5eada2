/**
 * A provider's service as a conformance suite judges it. `open` starts what stands on the far side of the network, or
 * loads the model, once for all tests of a suite; the scene's `close` ends it.
 */
export interface ConformanceSubject<Scene extends { close(): Promise<void> }> {
  /** Id of the provider's record. */
  readonly provider: string;
  /** As the tests and the documentation call it: `Deepgram Nova`. */
  readonly title: string;
  open(): Promise<Scene>;
}

/** What may go wrong on the far side of the network, where there is one. */
export interface FarSide<Port> {
  /** The same service with a key that is not accepted. */
  withWrongKey(): Port;
  /** The same service where nobody listens. */
  unreachable(): Port;
  /** The same service, whose next connection fails like this once it has begun its work; those after it do not. */
  failing(trouble: 'disconnect' | 'garbage'): Port;
  /** Connections that are open now; absent where the service keeps some for later. */
  openConnections?(): number;
}
