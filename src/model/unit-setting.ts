/** What the `unit` attribute takes. */
export const UNIT_SETTINGS = ['auto', 'MB', 'GB', 'TB', 'PB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** `auto` or a fixed unit. */
export type UnitSetting = (typeof UNIT_SETTINGS)[number];
