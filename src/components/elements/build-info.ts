import type { BuildInfo as Info } from '../../site/page.ts';

/**
 * Shows when and from which commit the site was built, as `build.json` says, once the footer comes into view: a page that
 * contained it would be another file after every build.
 */
export class BuildInfo extends HTMLElement {
  #observer: IntersectionObserver | undefined;

  connectedCallback(): void {
    this.#observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      this.disconnectedCallback();
      void this.#show().catch(() => undefined);
    });
    // Empty, it has no box of its own.
    this.#observer.observe(this.parentElement ?? this);
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
  }

  async #show(): Promise<void> {
    const response = await fetch(`${document.documentElement.dataset['base'] ?? '/'}build.json`);
    if (response.ok) this.replaceChildren(...contentOf((await response.json()) as Info));
  }
}

function contentOf({ time, commit }: Info): (Node | string)[] {
  const built = document.createElement('time');
  built.dateTime = time;
  built.textContent = `${time.slice(0, 16).replace('T', ' ')} UTC`;
  if (commit === undefined) return ['Site built ', built];
  const code = document.createElement('code');
  code.title = commit.id;
  code.textContent = commit.short;
  if (commit.url === undefined) return ['Site built ', built, ' from ', code];
  const link = document.createElement('a');
  link.href = commit.url;
  link.append(code);
  return ['Site built ', built, ' from ', link];
}
