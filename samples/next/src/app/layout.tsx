import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import './nano-metrics.css';
import './styles.css';

export const metadata: Metadata = {
  title: 'nano-metrics in Next.js',
  icons: 'data:,',
};

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <nav>
          <Link href="/">Overview</Link>
          <Link href="/own-data">Own data</Link>
          <Link href="/late">Late</Link>
        </nav>
        <main>{children}</main>
        <footer>Below the metrics</footer>
      </body>
    </html>
  );
}
