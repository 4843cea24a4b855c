/** What Middleman, Jekyll and Hugo fill in with the page's own title. */
const TITLE =
  /^(?:<%=\s*(?:current_page\.data\.)?title\s*%>|\{\{-?\s*(?:page\.title|\.Title|\.Page\.Title)\s*-?\}\}|\{\{[<%]\s*(?:page\.)?title\s*[%>]\}\})$/;
const TAG = /^(?:<%(?:[^%]|%(?!>))*%>|\{%(?:[^%]|%(?!\}))*%\}|\{\{[<%](?:[^}]|\}(?!\}))*\}\})$/;

/** Whether a text is nothing but a tag that stands for the page's title. */
export function isTitleTag(text: string): boolean {
  return TITLE.test(text.trim());
}

/** Whether a text is nothing but one tag of a template: it says nothing of its page. */
export function isOneTag(text: string): boolean {
  return TAG.test(text.trim());
}
