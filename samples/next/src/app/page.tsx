import { Register } from '../register';
import { Widgets } from '../widgets';

export default function Overview() {
  return (
    <>
      <h1>Overview</h1>
      <Widgets />
      <Register />
    </>
  );
}
