import { fetchedPage } from './fetched-page.ts';
import { remember } from './memory.ts';
import { prove } from './proof.ts';

/**
 * A form that asks for the newsletter or an eBook: it works for its proof while the reader types, and shows the answer
 * where it stands. The server answers with the page that a reader without script would get.
 */
class SubscribeForm extends HTMLElement {
  #proof: Promise<string> | undefined;

  connectedCallback(): void {
    const form = this.querySelector('form');
    noteAnswer(this);
    if (!form) return;
    form.addEventListener('focusin', () => this.#work());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (!form.ariaBusy) void this.#send(form);
    });
  }

  #work(): Promise<string> {
    this.#proof ??= prove(this.dataset.worker ?? '');
    return this.#proof;
  }

  async #send(form: HTMLFormElement): Promise<void> {
    form.ariaBusy = 'true';
    const fields = new FormData(form);
    fields.set('proof', await this.#work());
    // A proof is good once.
    this.#proof = undefined;
    this.#show(form, await this.#answerTo(form, fields));
    form.ariaBusy = null;
  }

  /** The answering page's own form, or what stands in its place; null when there is no such page. */
  async #answerTo(form: HTMLFormElement, body: FormData): Promise<Element | null> {
    try {
      const page = await fetchedPage(form.action, { method: 'POST', body });
      return page.querySelector('main subscribe-form');
    } catch {
      // The network is gone; the reader is told as of any other failure.
      return null;
    }
  }

  #show(form: HTMLFormElement, answered: Element | null): void {
    const answer = answered?.querySelector<HTMLElement>('[data-answer]');
    // A page of a newer build: it has words that she must see before she presses the button.
    if (answered?.querySelector('[data-outdated]')) form.submit();
    else if (answer) this.#replace(form, answer);
    else this.#refuse(form, answered?.querySelector('[role=alert]')?.textContent || this.dataset.failed || '');
  }

  #replace(form: HTMLFormElement, answer: HTMLElement): void {
    form.replaceWith(answer);
    answer.focus();
    noteAnswer(this);
    answer.querySelector('[data-again]')?.addEventListener('click', (event) => {
      event.preventDefault();
      answer.replaceWith(form);
      addressIn(form)?.focus();
    });
  }

  #refuse(form: HTMLFormElement, problem: string): void {
    const said = form.querySelector('[role=alert]');
    const address = addressIn(form);
    if (!said || !address) return;
    said.textContent = problem;
    address.ariaInvalid = 'true';
    address.focus();
  }
}

function addressIn(form: HTMLFormElement): HTMLInputElement | null {
  return form.querySelector('[name=address]');
}

/** Whoever has asked for the newsletter is not asked again; the eBook's readers have a rest from it. */
function noteAnswer(element: Element): void {
  const answer = element.querySelector<HTMLElement>('[data-answer]')?.dataset.answer;
  if (answer === 'newsletter') remember({ subscribed: true });
  else if (answer) remember({ shown: Date.now() });
}

customElements.define('subscribe-form', SubscribeForm);
