<?php
/**
 * The block on a page. What a post stores of it is a comment alone, so that those who may not write
 * scripts or unknown tags into a post can use it.
 *
 * @package Nano_Metrics
 *
 * @var array<string, mixed> $attributes What the editor set.
 */

defined( 'ABSPATH' ) || exit;

// `style`, `lock` and the like are WordPress's own.
$nano_metrics_html = \Nano_Metrics\widget_html( $attributes, array( 'align', 'className', 'lock', 'metadata', 'style' ) );

if ( '' !== $nano_metrics_html ) {
	// phpcs:ignore WordPress.Security.EscapeOutput -- both are escaped where they are made.
	printf( '<div %s>%s</div>', get_block_wrapper_attributes(), $nano_metrics_html );
}
