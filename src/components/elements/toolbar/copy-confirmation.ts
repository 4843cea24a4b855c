import type { Insertion } from '../../../shared/code-analysis.ts';
import { commandText, shownText } from './command-text.ts';
import { button, createElement } from './create-element.ts';
import { allowedValues } from './quoting.ts';
import { toolbarTexts } from '../../../texts/toolbar.ts';

/** Why a block is not copied at the first press. */
interface Reasons {
  readonly destroys: string;
  readonly open: readonly string[];
  readonly refused: readonly string[];
  readonly unconfirmed: readonly string[];
}

/** Announces that the reader has seen values that came with the address: their keys are its detail. */
export const VALUES_CONFIRMED = 'handrail-values-confirmed';

/**
 * The text of a block, if it may be copied now. Where it destroys, or values are missing or not confirmed, the first press shows
 * that, and the second one copies: on the same button, or on the one that says so.
 */
export function textToCopy(figure: HTMLElement): string | undefined {
  const asked = figure.querySelector<HTMLElement>(':scope > .confirmation');
  const reasons = reasonsOf(figure);
  const about = JSON.stringify(reasons) + shownText(figure);
  asked?.remove();
  const isSeen = asked?.dataset['about'] === about;
  const { destroys, open, refused, unconfirmed } = reasons;
  if (!isSeen && (destroys !== '' || open.length + refused.length + unconfirmed.length > 0)) {
    const panel = confirmationPanel(figure, reasons);
    panel.dataset['about'] = about;
    figure.append(panel);
    return undefined;
  }
  if (unconfirmed.length > 0)
    document.dispatchEvent(new CustomEvent(VALUES_CONFIRMED, { detail: unconfirmedKeys(figure) }));
  return commandText(figure);
}

/** The button or Escape takes the question away. */
function listenForCancel(figure: HTMLElement, panel: HTMLElement): void {
  const listening = new AbortController();
  const cancel = (): void => {
    panel.remove();
    listening.abort();
    figure.querySelector<HTMLElement>('.copy')?.focus();
  };
  panel.querySelector('[data-do=copy-not]')?.addEventListener('click', cancel);
  figure.addEventListener(
    'keydown',
    ({ key }) => key === 'Escape' && panel.isConnected && cancel(),
    listening,
  );
}

function reasonsOf(figure: HTMLElement): Reasons {
  const placeholders = Array.from(figure.querySelectorAll<HTMLElement>('code var[data-key]')).filter(
    (placeholder) => placeholder.closest('.remark') === null,
  );
  const inState = (...states: (string | undefined)[]): string[] => [
    ...new Set(
      placeholders
        .filter(({ dataset }) => states.includes(dataset['state']))
        .map(({ textContent }) => textContent),
    ),
  ];
  const { effect, destroys = '' } = figure.dataset;
  return {
    destroys: effect === 'destroys' ? destroys || 'this' : '',
    open: inState('open', undefined),
    refused: [
      ...new Set(
        placeholders
          .filter(({ dataset }) => dataset['state'] === 'refused')
          .map(({ textContent, dataset }) =>
            toolbarTexts().confirmation.allowed(
              textContent,
              allowedValues((dataset['in'] ?? 'none') as Insertion),
            ),
          ),
      ),
    ],
    unconfirmed: inState('unconfirmed'),
  };
}

function unconfirmedKeys(figure: HTMLElement): string[] {
  const placeholders = figure.querySelectorAll<HTMLElement>('code var[data-state=unconfirmed]');
  return Array.from(placeholders, ({ dataset }) => dataset['key'] ?? '');
}

function confirmationPanel(
  figure: HTMLElement,
  { destroys, open, refused, unconfirmed }: Reasons,
): HTMLElement {
  const texts = toolbarTexts().confirmation;
  const panel = createElement('div', {
    class: 'confirmation',
    role: 'alert',
    'aria-label': texts.label,
  });
  const say = (label: string, text: string): void =>
    panel.append(createElement('p', {}, createElement('b', {}, label), ` ${text}`));
  if (destroys !== '') {
    say(texts.destructive, texts.cannotUndo(destroys === 'this' ? '' : destroys));
    panel.append(createElement('pre', { tabindex: '0' }, shownText(figure)));
    const { runFrom, access } = sessionContext();
    if (runFrom !== '') say(texts.runFrom, runFrom);
    if (access.length > 0) say(texts.access, access.join('; '));
  }
  if (open.length > 0) say(texts.empty, open.join(', '));
  if (refused.length > 0) say(texts.notInserted, refused.join('; '));
  if (unconfirmed.length > 0) say(texts.unconfirmed, unconfirmed.join(', '));
  const [copy, confirmAndCopy] =
    open.length > 0 ? [texts.copyAnyway, texts.confirmAndCopyAnyway] : [texts.copy, texts.confirmAndCopy];
  const label = unconfirmed.length > 0 ? confirmAndCopy : copy;
  panel.append(
    createElement('p', { class: 'acts' }, button(label, 'copy'), button(texts.cancel, 'copy-not')),
  );
  listenForCancel(figure, panel);
  return panel;
}

function sessionContext(): { runFrom: string; access: readonly string[] } {
  try {
    return JSON.parse(document.querySelector<HTMLElement>('runbook-toolbar')?.dataset['toolbar'] ?? '');
  } catch {
    return { runFrom: '', access: [] };
  }
}
