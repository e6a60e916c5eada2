/** Line drawings on a 24 × 24 grid, drawn for this dashboard. */
const DRAWINGS = {
  phone:
    'M5 4h4l1.500 5-2.500 1.500a12 12 0 0 0 5.500 5.500l1.500-2.500 5 1.500v4a1.500 1.500 0 0 1-1.500 1.500A16 16 0 0 1 3.500 5.500 1.500 1.500 0 0 1 5 4z',
  calendar: 'M5 6h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zM4 10.500h16M8.500 4v4M15.500 4v4',
  store:
    'M4 9.500 5.500 4h13L20 9.500a2.700 2.700 0 0 1-5.300 0 2.700 2.700 0 0 1-5.400 0 2.700 2.700 0 0 1-5.300 0zM5.500 12.500V20h13v-7.500M10 20v-4.500h4V20',
  bell: 'M4 17a8 8 0 0 1 16 0zM3 20h18M12 9V6M9.500 5.500h5',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M18.700 5.300l-1.400 1.400M6.700 17.300l-1.400 1.400',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z',
  user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.500 20a7.500 7.500 0 0 1 15 0',
  signOut: 'M14 4H6a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h8M10 12h10.500M17 8.500l3.500 3.500-3.500 3.500',
  play: 'M8 5.500v13l10.500-6.500z',
  pause: 'M8.500 5.500v13M15.500 5.500v13',
  download: 'M12 4v11M7.500 11l4.500 4.500 4.500-4.500M5 20h14',
  tool: 'M14.500 6.500a4 4 0 0 0-5.200 5.200L4 17l3 3 5.300-5.300a4 4 0 0 0 5.200-5.200L15 12l-3-3z',
  cut: 'M4 12h5M15 12h5M9.500 7l5 10M14.500 7l-5 10',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 7.500V12l3 2',
  keypad: 'M6 5h.01M12 5h.01M18 5h.01M6 11h.01M12 11h.01M18 11h.01M6 17h.01M12 17h.01M18 17h.01',
  warning: 'M12 4 2.800 19.500h18.400zM12 10v4.500M12 17v.01',
  left: 'M14.500 5.500 8 12l6.500 6.500',
  right: 'M9.500 5.500 16 12l-6.500 6.500',
  inbound: 'M19 5 6 18M6 9v9h9',
  outbound: 'M5 19 18 6M9 6h9v9',
  web: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM4 12h16M12 4c3 3 3 13 0 16M12 4c-3 3-3 13 0 16',
  message:
    'M5 5h14a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-8l-4.500 3.500V17H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM8 9.500h8M8 12.800h5',
  route:
    'M6 4.500a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM18 15.500a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM6 8.500v5a4 4 0 0 0 4 4h6M6 8.500c0 3 2 3.500 5 3.500h7.500M15.500 9l3 3-3 3',
  hash: 'M9.500 4 7.500 20M16.500 4l-2 16M4.500 9h15.500M4 15h15.500',
  list: 'M9 6h11M9 12h11M9 18h11M4.500 6h.01M4.500 12h.01M4.500 18h.01',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  up: 'M5.500 14.500 12 8l6.500 6.500',
  down: 'M5.500 9.500 12 16l6.500-6.500',
  edit: 'M14.500 5.500l4 4L8.500 19.500 4 20l.500-4.500zM12.500 7.500l4 4',
  trash: 'M4.500 7h15M9.500 7V4.500h5V7M6.500 7l1 13h9l1-13M10.500 10.500v6M13.500 10.500v6',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  send: 'M4 12 20 4.500 15 20l-3.500-6.500zM11.500 13.500 20 4.500',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  hangUp: 'M3.500 14.500c4.500-5 12.500-5 17 0l-2 2.500-3.500-1.500v-2.800a9 9 0 0 0-6 0v2.800L5.500 17z',
  headset:
    'M5 14v-2a7 7 0 0 1 14 0v2M5 13.500h2.500v5H6a1 1 0 0 1-1-1zM19 13.500h-2.500v5H18a1 1 0 0 0 1-1zM18 18.500c0 1.500-2 2.500-4.500 2.500',
  plug: 'M9 3.500v5M15 3.500v5M6.500 8.500h11v3a5.500 5.500 0 0 1-11 0zM12 17v4',
  upload: 'M12 15V4M7.500 8.500 12 4l4.500 4.500M5 20h14',
  refresh: 'M19.500 12a7.500 7.500 0 1 1-2.300-5.400L20 9M20 4v5h-5',
} as const;

export type IconName = keyof typeof DRAWINGS;

/** Made of points, which a thin line would lose. */
const DOTTED: ReadonlySet<IconName> = new Set(['keypad', 'more']);

interface IconProps {
  readonly name: IconName;
  /** Pixels, both ways. */
  readonly size?: number;
}

/** Decoration beside words: hidden from screen readers. */
export function Icon({ name, size = 18 }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={name === 'play' ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={DOTTED.has(name) ? 3 : 1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flexShrink: 0 }}
    >
      <path d={DRAWINGS[name]} />
    </svg>
  );
}
