/** In which form the code is wanted. */
export const FORMS = [
  { id: 'script', label: 'Script tag' },
  { id: 'module', label: 'Module script' },
  { id: 'react', label: 'React' },
  { id: 'preact', label: 'Preact' },
  { id: 'vue', label: 'Vue' },
  { id: 'angular', label: 'Angular' },
  { id: 'svelte', label: 'Svelte' },
  { id: 'solid', label: 'Solid' },
  { id: 'wordpress', label: 'WordPress' },
] as const;

export type FormId = (typeof FORMS)[number]['id'];
