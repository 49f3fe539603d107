<?php
/**
 * The block, with a variation per widget.
 *
 * @package Nano_Metrics
 */

namespace Nano_Metrics;

defined( 'ABSPATH' ) || exit;

add_action( 'init', __NAMESPACE__ . '\register_block' );
add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\add_editor_data' );
add_action( 'enqueue_block_assets', __NAMESPACE__ . '\enqueue_preview' );

/** Registers the block and what its editor needs. */
function register_block() {
	wp_register_script(
		'nano-metrics-editor',
		plugins_url( 'block/editor.js', dirname( __DIR__ ) . '/nano-metrics.php' ),
		array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-html-entities', 'wp-i18n' ),
		VERSION,
		true
	);
	wp_set_script_translations( 'nano-metrics-editor', 'nano-metrics' );
	register_block_type( dirname( __DIR__ ) . '/block' );
}

/** Hands the list of widgets to the editor, which makes its controls from it. */
function add_editor_data() {
	$data = array(
		'apiBase' => absolute_address( settings()['api_base'] ),
		'widgets' => widgets(),
	);
	wp_add_inline_script( 'nano-metrics-editor', 'window.nanoMetricsEditor = ' . wp_json_encode( $data, JSON_HEX_TAG | JSON_HEX_AMP ) . ';', 'before' );
}

/**
 * Brings script and style into the block editor and into the frame in which it shows blocks, where
 * the widgets are seen as on the page. Pages themselves get both with their first widget.
 */
function enqueue_preview() {
	if ( ! is_admin() ) {
		return;
	}
	wp_enqueue_script( HANDLE );
	wp_enqueue_style( HANDLE );
	enqueue_words( '' );
}
