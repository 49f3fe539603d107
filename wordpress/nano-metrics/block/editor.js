/**
 * The block in the editor: controls made from the list of widgets that PHP hands over, and the
 * widget itself as a preview. It is not built: `wp` is WordPress's own.
 */
(() => {
  /**
   * @typedef {{ kind: string, label: string, help: string, words?: string[] }} Attribute
   * @typedef {{ tag: string, title: string, description: string,
   *   attributes: Record<string, Attribute> }} Widget
   * @typedef {Record<string, string | boolean | undefined>} Values
   * @typedef {{ attributes: Values, setAttributes: (values: Values) => void }} Props
   */

  const { wp, nanoMetricsEditor } = /** @type {any} */ (globalThis);
  const { InspectorControls, useBlockProps } = wp.blockEditor;
  const { createElement, useEffect, useState } = wp.element;
  const { ComboboxControl, Disabled, PanelBody, Placeholder, SelectControl } = wp.components;
  const { TextControl, ToggleControl } = wp.components;
  const { decodeEntities } = wp.htmlEntities;
  const { __ } = wp.i18n;

  /** @type {{ apiBase: string, widgets: Record<string, Widget> }} */
  const { apiBase, widgets } = nanoMetricsEditor;

  /** What somebody types is asked of the API only once they pause. */
  const PAUSE_MS = 600;

  /** The sizes of controls that newer WordPress asks to opt into. */
  const SIZES = { __next40pxDefaultSize: true, __nextHasNoMarginBottom: true };

  wp.blocks.registerBlockType('nano-metrics/widget', {
    variations: Object.entries(widgets).map(([name, { title, description }], index) => ({
      name,
      title,
      description,
      attributes: { widget: name },
      isActive: ['widget'],
      isDefault: index === 0,
      scope: ['inserter', 'transform'],
    })),
    edit,
    // The page gets the block from the server.
    save: () => null,
  });

  /** @param {Props} props */
  function edit({ attributes: stored, setAttributes }) {
    const attributes = withoutEntities(stored);
    const widget = widgets[String(attributes['widget'])];
    return createElement(
      'div',
      useBlockProps(),
      createElement(
        InspectorControls,
        null,
        createElement(
          PanelBody,
          { title: __('Widget', 'nano-metrics') },
          widgetControl(attributes, setAttributes),
          Object.entries(widget?.attributes ?? {}).map(([name, attribute]) =>
            control(name, attribute, attributes[name], setAttributes),
          ),
        ),
      ),
      widget
        ? createElement(Preview, { widget, attributes })
        : createElement(
            Placeholder,
            { icon: 'chart-line', label: __('nanoStream metrics', 'nano-metrics') },
            widgetControl(attributes, setAttributes),
          ),
    );
  }

  /**
   * The values as they were typed: WordPress stores `&` as `&amp;` for those who may not write HTML.
   *
   * @param {Values} values
   */
  function withoutEntities(values) {
    /** @type {Values} */
    const decoded = {};
    for (const [name, value] of Object.entries(values)) {
      decoded[name] = typeof value === 'string' ? decodeEntities(value) : value;
    }
    return decoded;
  }

  /** @param {Values} attributes @param {Props['setAttributes']} setAttributes */
  function widgetControl(attributes, setAttributes) {
    const options = Object.entries(widgets).map(([value, { title }]) => ({ value, label: title }));
    return createElement(SelectControl, {
      ...SIZES,
      key: 'widget',
      label: __('Widget', 'nano-metrics'),
      value: attributes['widget'] ?? '',
      options: attributes['widget']
        ? options
        : [{ value: '', label: __('Choose …', 'nano-metrics') }, ...options],
      onChange: (/** @type {string} */ widget) => setAttributes({ widget }),
    });
  }

  /**
   * @param {string} name
   * @param {Attribute} attribute
   * @param {string | boolean | undefined} value
   * @param {Props['setAttributes']} setAttributes
   */
  function control(name, { kind, label, help, words }, value, setAttributes) {
    const onChange = (/** @type {string | boolean | null | undefined} */ next) =>
      // What is as good as none is not stored.
      setAttributes({ [name]: next || undefined });
    const common = { ...SIZES, key: name, label, help, onChange };
    if (kind === 'flag') {
      return createElement(ToggleControl, { ...common, checked: Boolean(value) });
    }
    if (kind === 'word') {
      const none = { value: '', label: __('Default', 'nano-metrics') };
      const options = (words ?? []).map((word) => ({ value: word, label: word }));
      return createElement(SelectControl, {
        ...common,
        value: value ?? '',
        options: [none, ...options],
      });
    }
    if (kind === 'zone') {
      const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
      const known = new Set(value ? [String(value), ...zones] : zones);
      const options = [...known].map((zone) => ({ value: zone, label: zone }));
      return createElement(ComboboxControl, { ...common, value: value ?? null, options });
    }
    const placeholder = kind === 'instant' ? '2026-03-01T00:00Z' : undefined;
    return createElement(TextControl, { ...common, value: value ?? '', placeholder });
  }

  /**
   * The widget as on the page, but not to be used: a click selects the block.
   *
   * @param {{ widget: Widget, attributes: Values }} props
   */
  function Preview({ widget, attributes }) {
    /** @type {Values} */
    const values = { 'api-base': apiBase || undefined };
    for (const name of Object.keys(widget.attributes)) values[name] = attributes[name] || undefined;
    return createElement(Disabled, null, createElement(widget.tag, usePaused(values)));
  }

  /**
   * The values as they were when they last stood still for a moment.
   *
   * @param {Values} values
   * @returns {Values}
   */
  function usePaused(values) {
    const text = JSON.stringify(values);
    const [paused, setPaused] = useState(text);
    useEffect(() => {
      const timer = setTimeout(() => setPaused(text), PAUSE_MS);
      return () => clearTimeout(timer);
    }, [text]);
    return JSON.parse(paused);
  }
})();
