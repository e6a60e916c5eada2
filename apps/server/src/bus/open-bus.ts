import type { Bus, BusErrorHandler } from './bus.ts';
import { LocalBus } from './local-bus.ts';
import { NatsBus } from './nats-bus.ts';

/** The configured bus: NATS when there is a server, otherwise within this process. */
export async function openBus(natsUrl: string | undefined, onError: BusErrorHandler): Promise<Bus> {
  return natsUrl ? NatsBus.connect(natsUrl, onError) : new LocalBus(onError);
}
