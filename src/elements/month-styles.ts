import { css } from 'lit';

/** The three cards of month to date, and what is in them while they wait. */
export const monthStyles = css`
  article {
    display: grid;
    gap: 0.75em;
  }
  /* Title and spans stand on the page itself, which may be of the other scheme. */
  :host([theme='light']) article,
  :host([theme='dark']) article {
    padding: 1em;
    border-radius: var(--nano-radius, 1em);
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
    font-size: 0.875em;
  }

  .cards {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
  }
  .details {
    grid-column: 1 / -1;
    min-block-size: 55em;
  }
  .cards[inert] {
    visibility: hidden;
  }
  .cards[inert] + .status {
    place-self: stretch;
    place-content: center;
    display: grid;
    justify-items: center;
    padding: 1.14286em;
    border-radius: var(--nano-radius, 1.14286em);
    background: var(--_card);
  }
  .caption-row {
    min-block-size: 1.4em;
    margin: 0;
    font-size: 0.875em;
  }
  @container (inline-size < 20em) {
    .caption-row,
    .before {
      min-block-size: 2.9em;
    }
  }
  @container (inline-size >= 52em) {
    .cards {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .details {
      min-block-size: 28em;
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
  @container (inline-size >= 64em) {
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
    min-block-size: 3.5em;
    margin: 0.125em 0 0.25em;
  }
  .figure-row .skeleton {
    inline-size: 60%;
    block-size: 2.25em;
  }
  .before {
    margin: 0;
    font-size: 0.9375em;
  }
  .line {
    display: inline-block;
    inline-size: 80%;
    block-size: 1em;
    vertical-align: text-bottom;
  }
`;
