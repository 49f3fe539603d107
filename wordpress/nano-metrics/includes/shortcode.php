<?php
/**
 * The shortcode `[nano_metrics widget="byte-usage" range="1W"]`.
 *
 * @package Nano_Metrics
 */

namespace Nano_Metrics;

defined( 'ABSPATH' ) || exit;

add_shortcode( 'nano_metrics', __NAMESPACE__ . '\shortcode_html' );

/**
 * The HTML of the shortcode.
 *
 * @param array<int|string, mixed>|string $attributes As WordPress parsed them; '' for none.
 * @return string
 */
function shortcode_html( $attributes ) {
	return widget_html( is_array( $attributes ) ? $attributes : array() );
}
