import { css } from 'lit';

/** The three cards of month to date, and what is in them while they wait. */
export const monthStyles = css`
  article {
    display: grid;
    gap: 0.75rem;
  }
  /* Title and spans stand on the page itself, which may be of the other scheme. */
  :host([theme='light']) article,
  :host([theme='dark']) article {
    padding: 1rem;
    border-radius: var(--nano-radius, 1rem);
    background: Canvas;
  }
  /* The title leaves room for the menu in its row. */
  header > :first-child {
    flex: 1;
  }
  /* Room for all lines of text that come with the data, in each width. */
  .spans {
    flex-basis: 100%;
    min-block-size: 4.2em;
    margin: 0;
    color: var(--_muted);
    font-size: 0.875rem;
  }

  .cards {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
  }
  .details {
    grid-column: 1 / -1;
    min-block-size: 55rem;
  }
  .cards[inert] {
    visibility: hidden;
  }
  .cards[inert] + .status {
    place-self: stretch;
    place-content: center;
    display: grid;
    justify-items: center;
    max-inline-size: none;
    padding: 1rem;
    border-radius: var(--nano-radius, 1rem);
    background: var(--_card);
  }
  .caption-row {
    min-block-size: 1.4em;
    margin: 0;
    font-size: 0.875rem;
  }
  @container (inline-size < 20rem) {
    .caption-row,
    .before {
      min-block-size: 2.9em;
    }
  }
  @container (inline-size >= 52rem) {
    .cards {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .details {
      min-block-size: 28rem;
    }
    .spans {
      min-block-size: 1.4em;
    }
    .caption-row {
      min-block-size: 4.2em;
    }
    .before {
      min-block-size: 2.8em;
    }
  }
  @container (inline-size >= 64rem) {
    .spans {
      flex-basis: auto;
    }
    .controls {
      order: 1;
    }
    .caption-row,
    .before {
      min-block-size: 1.4em;
    }
  }

  .figure-row {
    position: relative;
    display: flex;
    align-items: center;
    min-block-size: 3.5rem;
    margin: 0.125rem 0 0.25rem;
  }
  .figure-row .skeleton {
    inline-size: 60%;
    block-size: 2.25rem;
  }
  .before {
    margin: 0;
    font-size: 0.9375rem;
  }
  .line {
    display: inline-block;
    inline-size: 80%;
    block-size: 1em;
    vertical-align: text-bottom;
  }
`;
