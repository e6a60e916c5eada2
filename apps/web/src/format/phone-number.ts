/**
 * North American numbers are grouped the way their owners read them; others stay in international form. Carriers write
 * words such as `anonymous` for a number the caller withholds.
 */
export function phoneNumber(number: string | null | undefined): string {
  if (!number || !/\d/.test(number)) return 'Withheld number';
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return parts ? `+1 (${parts[1]}) ${parts[2]}-${parts[3]}` : number;
}
