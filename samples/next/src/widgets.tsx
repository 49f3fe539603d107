/**
 * Only attributes, slots, and words for readers without JavaScript, so it is rendered on the server.
 *
 * The elements set `status` on themselves, perhaps before React has taken over this part of the
 * page; `suppressHydrationWarning` keeps React from mentioning that while developing.
 */
export function Widgets() {
  return (
    <div className="widgets">
      <nano-mtd-usage details suppressHydrationWarning>
        <p>
          Month to date needs JavaScript. <a href="/late">There is a page without.</a>
        </p>
      </nano-mtd-usage>
      <nano-concurrent-viewers streams="harbor-webcam,newsroom" suppressHydrationWarning>
        <span slot="title">Harbor and newsroom</span>
        <a slot="unauthorized" href="#sign-in">
          Sign in to see your viewers
        </a>
      </nano-concurrent-viewers>
      <nano-byte-usage
        range="1W"
        timezone="Europe/Berlin"
        lang="de"
        compare
        suppressHydrationWarning
      />
    </div>
  );
}
