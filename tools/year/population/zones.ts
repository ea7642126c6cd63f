/** Around the world, with half hours, two hemispheres, and a change of clocks in most; null: not known to the shop. */
export const ZONES = [
  'Europe/Berlin',
  'Europe/Berlin',
  'Europe/London',
  'Europe/Lisbon',
  'America/New_York',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Asia/Kathmandu',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Honolulu',
  'Africa/Cairo',
  null,
  null,
] as const;

export const LOCALES = ['en', 'en', 'en-GB', 'de', 'de-AT', 'fr', 'pt-BR', 'ja'] as const;
