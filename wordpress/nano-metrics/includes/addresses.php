<?php
/**
 * Checks the addresses of the settings.
 *
 * @package Nano_Metrics
 */

namespace Nano_Metrics;

defined( 'ABSPATH' ) || exit;

/**
 * The address of the API or of a proxy: a path of this site, or a URL without password and query.
 *
 * @param mixed $value What was typed.
 * @return string|\WP_Error
 */
function check_api_base( $value ) {
	$address = check_address( $value );
	if ( is_string( $address ) && strpbrk( $address, '?#' ) !== false ) {
		return new \WP_Error( 'query', __( 'must end before any “?” or “#”: a key or token has no place in an address.', 'nano-metrics' ) );
	}
	return is_string( $address ) ? untrailingslashit( $address ) : $address;
}

/**
 * The address that gives tokens: a path or URL of this very site, since only there the visitor's
 * cookies are sent along.
 *
 * @param mixed $value What was typed.
 * @return string|\WP_Error
 */
function check_token_url( $value ) {
	$address = check_address( $value );
	if ( ! is_string( $address ) || '' === $address ) {
		return $address;
	}
	if ( strpos( $address, '#' ) !== false ) {
		return new \WP_Error( 'fragment', __( 'must end before any “#”.', 'nano-metrics' ) );
	}
	if ( '/' !== $address[0] && origin_of( $address ) !== origin_of( home_url() ) ) {
		/* translators: %s: address of the site */
		return new \WP_Error( 'origin', sprintf( __( 'must be on this site (%s), as the visitor’s cookies are sent nowhere else.', 'nano-metrics' ), origin_of( home_url() ) ) );
	}
	return $address;
}

/**
 * What both addresses have in common.
 *
 * @param mixed $value What was typed.
 * @return string|\WP_Error
 */
function check_address( $value ) {
	$text = is_string( $value ) ? trim( $value ) : '';
	if ( '' === $text ) {
		return '';
	}
	if ( strlen( $text ) > MAX_LENGTH || preg_match( '~[\s<>"\'`\\\\{}|^\x00-\x1F\x7F]~', $text ) ) {
		return new \WP_Error( 'characters', __( 'has characters that no address has.', 'nano-metrics' ) );
	}
	if ( '/' === $text[0] && '/' !== ( $text[1] ?? '' ) ) {
		return $text;
	}
	$parts = wp_parse_url( $text );
	if ( ! is_array( $parts ) || empty( $parts['host'] ) || ! in_array( strtolower( $parts['scheme'] ?? '' ), array( 'https', 'http' ), true ) ) {
		return new \WP_Error( 'form', __( 'must be a path that begins with one “/”, or a URL that begins with “https://”.', 'nano-metrics' ) );
	}
	if ( isset( $parts['user'] ) || isset( $parts['pass'] ) ) {
		return new \WP_Error( 'password', __( 'must not hold a name or a password.', 'nano-metrics' ) );
	}
	// On a site without TLS, such as one on the developer's own machine, nothing is lost by it.
	if ( 'https' !== strtolower( $parts['scheme'] ) && 'https' === wp_parse_url( home_url(), PHP_URL_SCHEME ) ) {
		return new \WP_Error( 'scheme', __( 'must begin with “https://”, as this site does.', 'nano-metrics' ) );
	}
	return esc_url_raw( $text, array( 'https', 'http' ) );
}

/**
 * Scheme, host and port of a URL.
 *
 * @param string $url A URL.
 * @return string
 */
function origin_of( $url ) {
	$parts = wp_parse_url( $url );
	$port  = isset( $parts['port'] ) ? ':' . $parts['port'] : '';
	return strtolower( ( $parts['scheme'] ?? '' ) . '://' . ( $parts['host'] ?? '' ) . $port );
}

/**
 * An address of the settings for where no page of this site is its base: the frame of the block
 * editor.
 *
 * @param string $address A path or URL.
 * @return string
 */
function absolute_address( $address ) {
	return '' !== $address && '/' === $address[0] ? origin_of( home_url() ) . $address : $address;
}
