<?php
/**
 * The HTML of a widget.
 *
 * @package Nano_Metrics
 */

namespace Nano_Metrics;

defined( 'ABSPATH' ) || exit;

/**
 * The HTML of a widget; with it, script and style are asked for.
 *
 * @param array<int|string, mixed> $given  Values by the names of the attributes, and `widget`.
 * @param string[]                 $others Names that are not the widget's, and are none of its business.
 * @return string
 */
function widget_html( array $given, array $others = array() ) {
	$widget = find_widget( $given['widget'] ?? '' );
	if ( ! $widget ) {
		return problems_html( array( allowed_text( 'widget', $given['widget'] ?? '', implode( ', ', array_keys( widgets() ) ) ) ) );
	}
	if ( is_feed() ) {
		return feed_html( $widget );
	}
	wp_enqueue_script( HANDLE );
	wp_enqueue_style( HANDLE );
	list( $values, $problems ) = read_attributes( $widget, array_diff_key( $given, array_flip( array_merge( array( 'widget' ), $others ) ) ) );
	enqueue_words( $values['lang'] ?? '' );
	return element_html( $widget['tag'], $values ) . problems_html( $problems );
}

/**
 * The values that are understood, and a sentence for each that is not.
 *
 * @param array<string, mixed>     $widget From the list of widgets.
 * @param array<int|string, mixed> $given  Values by names.
 * @return array{0: array<string, string>, 1: string[]}
 */
function read_attributes( array $widget, array $given ) {
	$values   = array();
	$problems = array();
	foreach ( $given as $name => $value ) {
		// A shortcode gives a lone word as a value without a name.
		if ( is_int( $name ) ) {
			$name  = strtolower( plain_text( $value ) );
			$value = 'flag' === ( $widget['attributes'][ $name ]['kind'] ?? '' ) ? true : null;
		}
		$attribute = $widget['attributes'][ $name ] ?? null;
		if ( ! $attribute || null === $value ) {
			$problems[] = allowed_text( $name, null, implode( ', ', array_keys( $widget['attributes'] ) ) );
			continue;
		}
		$checked = check_value( $attribute, $value );
		if ( null === $checked ) {
			$problems[] = allowed_text( $name, $value, $attribute['help'] );
		} elseif ( '' !== $checked ) {
			$values[ $name ] = $checked;
		}
	}
	return array( $values, $problems );
}

/**
 * The element itself. Each carries the API base as well, so that a script whose tag has lost its
 * settings still finds the data.
 *
 * @param string                $tag    Name of the element.
 * @param array<string, string> $values Checked values by names.
 * @return string
 */
function element_html( $tag, array $values ) {
	$html = '';
	foreach ( $values as $name => $value ) {
		$html .= sprintf( ' %s="%s"', esc_attr( $name ), esc_attr( $value ) );
	}
	$api_base = settings()['api_base'];
	if ( '' !== $api_base ) {
		$html .= sprintf( ' api-base="%s"', esc_url( $api_base ) );
	}
	return sprintf( '<%1$s%2$s></%1$s>', esc_attr( $tag ), $html );
}

/**
 * What readers of a feed get, where no script runs.
 *
 * @param array<string, mixed> $widget From the list of widgets.
 * @return string
 */
function feed_html( array $widget ) {
	return sprintf( '<p><a href="%s">%s</a></p>', esc_url( (string) get_permalink() ), esc_html( $widget['title'] ) );
}

/**
 * Says what is not understood, to those who can mend it.
 *
 * @param string[] $problems Sentences.
 * @return string
 */
function problems_html( array $problems ) {
	$post = get_the_ID();
	if ( ! $problems || ! $post || ! current_user_can( 'edit_post', $post ) ) {
		return '';
	}
	$intro = __( 'nano-metrics (only editors see this):', 'nano-metrics' );
	return sprintf( '<p class="nano-metrics-problems"><strong>%s</strong> %s</p>', esc_html( $intro ), esc_html( implode( ' ', $problems ) ) );
}

/**
 * A sentence about a value that is not understood.
 *
 * @param int|string $name    Of the attribute.
 * @param mixed      $value   Its value; null where the name itself is unknown.
 * @param string     $allowed What is allowed.
 * @return string
 */
function allowed_text( $name, $value, $allowed ) {
	$text = null === $value ? (string) $name : sprintf( '%s="%s"', $name, is_scalar( $value ) ? $value : '…' );
	/* translators: 1: name and value of an attribute, 2: what is allowed */
	return sprintf( __( '%1$s is not understood. Allowed: %2$s.', 'nano-metrics' ), mb_substr( $text, 0, 80 ), rtrim( $allowed, '.' ) );
}
