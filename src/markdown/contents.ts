import { defineMdastPlugin } from 'satteri';

const MARKER = /^\[{1,2}_?toc_?\]{1,2}$/i;

/** Asks other generators for a table of contents (`[[_TOC_]]`, `[TOC]`); every page has one here. */
export const contents = defineMdastPlugin({
  name: 'handrail-contents',
  paragraph(node, context) {
    if (MARKER.test(context.textContent(node).trim())) context.removeNode(node);
  },
});
