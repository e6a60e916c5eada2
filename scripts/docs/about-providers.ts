/** What the page says before its tables. */
export const aboutProviders = `Who hears, who speaks and who thinks is chosen for each agent, with a default for the whole installation. Nothing of it is
needed: this machine hears, speaks and holds conversations by itself.

**Credentials** are set for the installation by environment variable (every one also as \`…_FILE\`), or for a business in the
dashboard, where they are encrypted and can be checked with one button, which says what is wrong. Every service has a base URL, for
proxies, regional hosts and emulators.

**When a provider fails** in the middle of a call, what the agent names as its fallbacks takes over, in their order:

- *Speech-to-text*: the next one is given the caller’s audio since the last turn again (the latest 15 s) with the pauses that are still
  open, so no words are lost.
- *Text-to-speech*: before the first sound it is tried once more, then the next voice speaks; a sentence that broke off is finished by the
  next voice from the first word that was not given.
- *Language models*: before the first word it is tried once more, then the next model answers. An answer that broke off is the
  conversation’s to mend.

A provider that gives no audio, no words or no answer for seconds has failed, too. Whoever took over stays for the rest of the call. A
circuit breaker for each provider’s service, shared by all calls, keeps new calls from waiting for one that fails again and
again; wrong keys and empty accounts do not count there, as they are one customer’s. The call’s journal says who took over and why.

**Prices** are list prices in US dollars, for estimates of what calls cost; plans and discounts differ.`;
