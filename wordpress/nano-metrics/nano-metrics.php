<?php
/**
 * Plugin Name:       nano-metrics
 * Description:       Block and shortcode for nanoStream Cloud metrics: month-to-date usage, concurrent viewers, ingest and playout over time.
 * Version:           0.0.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       nano-metrics
 *
 * @package Nano_Metrics
 */

namespace Nano_Metrics;

defined( 'ABSPATH' ) || exit;

// `npm run pack:wordpress` writes the version here and above.
const VERSION = '0.0.0';

require __DIR__ . '/includes/widgets.php';
require __DIR__ . '/includes/values.php';
require __DIR__ . '/includes/addresses.php';
require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/script.php';
require __DIR__ . '/includes/markup.php';
require __DIR__ . '/includes/block.php';
require __DIR__ . '/includes/shortcode.php';

if ( is_admin() ) {
	require __DIR__ . '/includes/settings-page.php';
}
