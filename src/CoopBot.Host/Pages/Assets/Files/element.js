// Elements that stand among Web Chat's own. Web Chat brings a React of its own and doesn't hand it out, so an element is made in the shape of one
// that it gave us.

/** @param {object} model An element of Web Chat's. @returns {(type: string, props?: object, ...children) => object} */
export function elementsLike(model) {
  return (type, props = {}, ...children) => {
    const { key = null, ...rest } = props;
    const content = children.flat().filter(c => c !== null && c !== undefined && c !== false);
    return {
      $$typeof: model.$$typeof, type, key, ref: null, _owner: null,
      props: content.length === 0 ? rest : { ...rest, children: content.length === 1 ? content[0] : content.map(named) },
    };
  };
}

// React wants a key on each of several children.
const named = (child, i) => (typeof child === 'object' && child.key === null ? { ...child, key: `c${i}` } : child);
