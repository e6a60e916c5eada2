type Sent<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

/** The fields of a partial body that were sent: absent ones must not overwrite what is there. */
export function sentFields<Fields extends object>(fields: Fields): Sent<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Sent<Fields>;
}
