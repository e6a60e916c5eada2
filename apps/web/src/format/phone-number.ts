/** North American numbers are grouped the way their owners read them; others stay in international form. */
export function phoneNumber(number: string | null | undefined): string {
  if (!number) return 'Unknown number';
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return parts ? `+1 (${parts[1]}) ${parts[2]}-${parts[3]}` : number;
}
