import { OwnData } from '../../own-data';
import { Register } from '../../register';

export default function OwnDataPage() {
  return (
    <>
      <h1>Own data</h1>
      <OwnData />
      <Register />
    </>
  );
}
