import { OwnData } from '../../own-data';
import { RegisterEarly } from '../../register-early';
import { Widgets } from '../../widgets';

/** The same elements, registered before React takes over the page. */
export default function EarlyPage() {
  return (
    <>
      <h1>Early</h1>
      <RegisterEarly />
      <Widgets />
      <OwnData />
    </>
  );
}
