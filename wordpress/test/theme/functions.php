<?php
add_theme_support( 'title-tag' );

// Inline styles and scripts of WordPress itself, which a strict policy forbids.
remove_action( 'wp_head', 'print_emoji_detection_script', 7 );
remove_action( 'wp_print_styles', 'print_emoji_styles' );
