// @ts-nocheck: it is as careless of types as what it stands for.
/**
 * What old libraries (Prototype.js 1.7, MooTools 1.5, and sites that follow them) do to a page:
 * replace built-in functions by their own, and add to prototypes so that `for … in` finds it.
 */
(() => {
  const nativeBind = Function.prototype.bind;

  // Prototype.js and MooTools: no second argument, and no iterators.
  Array.from = function (list) {
    if (!list) return [];
    if ('toArray' in Object(list)) return list.toArray();
    const items = new Array(list.length || 0);
    for (let i = 0; i < items.length; i++) items[i] = list[i];
    return items;
  };

  // Prototype.js: methods of its Enumerable, of which entries gives no indexes.
  const enumerable = {
    toArray() {
      return this.map((item) => item);
    },
    entries() {
      return this.toArray();
    },
    size() {
      return this.toArray().length;
    },
    first() {
      return this[0];
    },
    last() {
      return this[this.length - 1];
    },
    clear() {
      this.length = 0;
      return this;
    },
    without(...values) {
      return this.filter((item) => !values.includes(item));
    },
    inspect() {
      return `[${this.join(', ')}]`;
    },
    // Before 1.7 also this, for which JSON.stringify writes lists as texts.
    toJSON() {
      return `[${this.map((item) => JSON.stringify(item)).join(', ')}]`;
    },
  };
  for (const [name, method] of Object.entries(enumerable)) Array.prototype[name] = method;

  Function.prototype.bind = function (context, ...args) {
    return nativeBind.apply(this, [context, ...args]);
  };
  Function.prototype.wrap = function (wrapper) {
    return wrapper;
  };
  String.prototype.strip = String.prototype.trim;
  String.prototype.toJSON = function () {
    return `"${this}"`;
  };
  Number.prototype.times = function (callback) {
    for (let i = 0; i < this; i++) callback(i);
  };
  Object.prototype.extendedByThePage = function () {
    return this;
  };

  // Both wrap `Element`, and all elements get methods of its name.
  const NativeElement = window.Element;
  window.Element = function (tag) {
    return document.createElement(tag);
  };
  window.Element.prototype = NativeElement.prototype;
  const refuse = (name) =>
    function () {
      throw new Error(`The page's own ${name}() was called`);
    };
  for (const name of [
    'update',
    'show',
    'hide',
    'visible',
    'select',
    'match',
    'observe',
    'fire',
    'next',
    'previous',
    'up',
    'down',
    'insert',
    'replace',
    'wrap',
    'clone',
    'store',
    'retrieve',
    'request',
    'render',
    'refreshed',
  ]) {
    HTMLElement.prototype[name] = refuse(name);
  }
  window.$ = (id) => document.getElementById(id);
  window.$$ = (selector) => [...document.querySelectorAll(selector)];
})();
