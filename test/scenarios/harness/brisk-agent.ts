import { OperatorApi } from '../../../scripts/call/operator-api.ts';

/** As fast as people listen with ease. The callers of the scenarios wait for the agent, and so does whoever runs them. */
const PACE = 1.4;

/** Publishes a version of each restaurant's agent that talks briskly. */
export async function speakBriskly(server: { readonly url: string; readonly apiKey: string }): Promise<void> {
  const api = new OperatorApi(server.url, server.apiKey);
  for (const { id, kind } of await api.businesses()) {
    if (kind !== 'restaurant') continue;
    const agent = await api.post<{ readonly id: string }>(`/api/restaurants/${id}/agent`, {
      settings: { tts_speed: PACE },
    });
    await api.post(`/api/agents/${agent.id}/publish`, {});
  }
}
