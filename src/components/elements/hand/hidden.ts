/** What a placeholder stands for where it is shown as dots: it is copied, and not seen. */
export const hidden = new WeakMap<Node, string>();
