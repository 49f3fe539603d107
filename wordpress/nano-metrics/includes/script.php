<?php
/**
 * The script of the widgets.
 *
 * @package Nano_Metrics
 */

namespace Nano_Metrics;

defined( 'ABSPATH' ) || exit;

const HANDLE = 'nano-metrics';

// WordPress before 6.3 takes this for a plain "in the footer".
const LATE = array(
	'strategy'  => 'defer',
	'in_footer' => true,
);

add_action( 'init', __NAMESPACE__ . '\register_assets' );
add_filter( 'script_loader_tag', __NAMESPACE__ . '\complete_script_tag', 10, 2 );
add_filter( 'rocket_exclude_js', __NAMESPACE__ . '\exclude_from_optimizers' );
add_filter( 'rocket_delay_js_exclusions', __NAMESPACE__ . '\exclude_from_optimizers' );
add_filter( 'litespeed_optimize_js_excludes', __NAMESPACE__ . '\exclude_from_optimizers' );
add_filter( 'sgo_javascript_combine_exclude', __NAMESPACE__ . '\exclude_handle' );
add_filter( 'js_do_concat', __NAMESPACE__ . '\keep_apart', 10, 2 );
add_filter( 'autoptimize_filter_js_exclude', __NAMESPACE__ . '\exclude_from_autoptimize' );

/** Registers script and style, which only a page with a widget asks for. */
function register_assets() {
	wp_register_script( HANDLE, asset_url( 'nano-metrics.iife.js' ), array(), VERSION, LATE );
	wp_register_style( HANDLE, asset_url( 'nano-metrics.css' ), array(), VERSION );
}

/**
 * Asks for the words of a language, where they are not inside the script.
 *
 * @param string $tag A language tag; empty for that of the site.
 */
function enqueue_words( $tag ) {
	$language = strtolower( strtok( '' === $tag ? get_bloginfo( 'language' ) : $tag, '-_' ) );
	$file     = 'nano-metrics.' . $language . '.iife.js';
	if ( preg_match( '/^[a-z]{2,3}$/', $language ) && file_exists( dirname( __DIR__ ) . '/assets/' . $file ) ) {
		wp_enqueue_script( HANDLE . '-' . $language, asset_url( $file ), array( HANDLE ), VERSION, LATE );
	}
}

/**
 * The address of a file of the plugin.
 *
 * @param string $file Its name.
 * @return string
 */
function asset_url( $file ) {
	return plugins_url( 'assets/' . $file, dirname( __DIR__ ) . '/nano-metrics.php' );
}

/**
 * Puts the settings on the script's tag.
 *
 * @param string $tag    The tag, perhaps with inline scripts around it.
 * @param string $handle Whose it is.
 * @return string
 */
function complete_script_tag( $tag, $handle ) {
	if ( HANDLE !== $handle ) {
		return $tag;
	}
	$settings = settings();
	// The block editor shows blocks in a frame without an address of its own.
	$address    = is_admin() ? __NAMESPACE__ . '\absolute_address' : 'strval';
	$attributes = array(
		'data-api-base'    => esc_url( $address( $settings['api_base'] ) ),
		'data-token-url'   => esc_url( $address( $settings['token_url'] ) ),
		'data-credentials' => DEFAULTS['credentials'] === $settings['credentials'] ? '' : esc_attr( $settings['credentials'] ),
	);
	$extra      = '';
	foreach ( $attributes as $name => $value ) {
		if ( '' !== $value ) {
			$extra .= sprintf( ' %s="%s"', $name, $value );
		}
	}
	return preg_replace_callback(
		'/<script\b[^>]*\ssrc=[^>]*>/i',
		static function ( $found ) use ( $extra ) {
			// Before 6.3, WordPress knows no defer.
			$defer = preg_match( '/\s(?:defer|async)\b/i', $found[0] ) ? '' : ' defer';
			return preg_replace( '/^<script/i', '$0' . $defer . addcslashes( $extra, '\\$' ), $found[0] );
		},
		$tag,
		1
	);
}

/**
 * Keeps the file out of plugins that join scripts into one: the joined tag has no settings on it.
 *
 * @param mixed $excluded Parts of addresses.
 * @return mixed
 */
function exclude_from_optimizers( $excluded ) {
	return is_array( $excluded ) ? array_merge( $excluded, array( 'nano-metrics.iife.js' ) ) : $excluded;
}

/**
 * The same, for those that go by handles.
 *
 * @param mixed $excluded Handles.
 * @return mixed
 */
function exclude_handle( $excluded ) {
	return is_array( $excluded ) ? array_merge( $excluded, array( HANDLE ) ) : $excluded;
}

/**
 * The same, for Autoptimize, which keeps a list in a string.
 *
 * @param mixed $excluded Parts of addresses, with commas between.
 * @return mixed
 */
function exclude_from_autoptimize( $excluded ) {
	return is_string( $excluded ) ? ltrim( $excluded . ', nano-metrics.iife.js', ', ' ) : $excluded;
}

/**
 * The same, for Jetpack and Page Optimize.
 *
 * @param mixed  $is_joined Whether to join the script.
 * @param string $handle    Whose it is.
 * @return mixed
 */
function keep_apart( $is_joined, $handle ) {
	return HANDLE === $handle ? false : $is_joined;
}
