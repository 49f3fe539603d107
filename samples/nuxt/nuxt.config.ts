export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  css: ['~/assets/styles.css', '~/assets/nano-metrics.css'],
  vue: {
    // Tags that are no components of Vue.
    compilerOptions: { isCustomElement: (tag) => tag.startsWith('nano-') },
  },
  // Unknown tags and attributes in templates are errors.
  typescript: { strict: true, tsConfig: { vueCompilerOptions: { strictTemplates: true } } },
  app: {
    head: {
      htmlAttrs: { lang: 'en' },
      title: 'nano-metrics in Nuxt',
      link: [{ rel: 'icon', href: 'data:,' }],
    },
  },
});
