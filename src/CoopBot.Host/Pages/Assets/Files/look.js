// Web Chat in the colours and measures of the site: its styles take our custom properties, which change with light and dark by themselves.

// Web Chat's own animations come as blobs, which our policy doesn't let in.
const animation = `url("${new URL('./typing.svg', import.meta.url)}")`;

export const styleOptions = {
  accent: 'var(--accent)',
  backgroundColor: 'transparent',
  subtle: 'var(--ink-quiet)',
  primaryFont: 'var(--font)',
  monospaceFont: 'var(--font-code)',
  fontSizeSmall: '82%',
  paddingRegular: 12,

  bubbleBackground: 'var(--surface)',
  bubbleBorderColor: 'var(--line)',
  bubbleBorderRadius: 14,
  bubbleTextColor: 'var(--ink)',
  bubbleMaxWidth: 760,
  bubbleMinWidth: 120,
  bubbleFromUserBackground: 'var(--accent-quiet)',
  bubbleFromUserBorderColor: 'transparent',
  bubbleFromUserBorderRadius: 14,
  bubbleFromUserTextColor: 'var(--ink)',

  hideUploadButton: true,
  markdownRenderHTML: false,
  emojiSet: false,
  maxMessageLength: 4000,
  timestampColor: 'var(--ink-quiet)',

  sendBoxBackground: 'var(--surface)',
  sendBoxTextColor: 'var(--ink)',
  sendBoxPlaceholderColor: 'var(--ink-quiet)',
  sendBoxBorderTop: 'solid 1px var(--line-strong)',
  sendBoxBorderRight: 'solid 1px var(--line-strong)',
  sendBoxBorderBottom: 'solid 1px var(--line-strong)',
  sendBoxBorderLeft: 'solid 1px var(--line-strong)',
  sendBoxHeight: 48,
  sendBoxTextWrap: true,
  sendBoxButtonColor: 'var(--accent)',
  sendBoxButtonColorOnDisabled: 'var(--line-strong)',
  sendBoxButtonShadeColorOnActive: 'var(--surface-quiet)',
  sendBoxButtonShadeColorOnHover: 'var(--surface-quiet)',
  sendBoxButtonShadeColorOnDisabled: 'transparent',
  sendBoxButtonShadeBorderRadius: 10,
  sendBoxButtonKeyboardFocusIndicatorBorderColor: 'var(--accent)',
  sendBoxButtonKeyboardFocusIndicatorBorderRadius: 8,

  suggestedActionLayout: 'stacked',
  suggestedActionsStackedLayoutButtonTextWrap: true,
  suggestedActionHeight: 40,
  suggestedActionBorderRadius: 12,
  suggestedActionBorderWidth: 1,
  suggestedActionBorderColor: 'var(--line-strong)',
  suggestedActionBackgroundColor: 'var(--surface)',
  suggestedActionBackgroundColorOnHover: 'var(--accent-quiet)',
  suggestedActionBackgroundColorOnActive: 'var(--accent-quiet)',
  suggestedActionTextColor: 'var(--accent)',
  suggestedActionKeyboardFocusIndicatorBorderColor: 'var(--accent)',

  typingAnimationBackgroundImage: animation,
  spinnerAnimationBackgroundImage: animation,

  transcriptVisualKeyboardIndicatorColor: 'var(--accent)',
  transcriptActivityVisualKeyboardIndicatorColor: 'var(--accent)',
  transcriptTerminatorBackgroundColor: 'var(--surface-quiet)',
  transcriptTerminatorColor: 'var(--ink-quiet)',
  transcriptOverlayButtonBackground: 'var(--accent)',
  transcriptOverlayButtonBackgroundOnFocus: 'var(--accent)',
  transcriptOverlayButtonBackgroundOnHover: 'var(--accent)',
  transcriptOverlayButtonColor: 'var(--accent-ink)',
  notificationText: 'var(--ink-quiet)',
  toastErrorBackgroundColor: 'var(--bad-quiet)',
  toastErrorColor: 'var(--bad)',
  failedConnectivity: 'var(--bad)',
};

/** Web Chat's words where ours are clearer. */
export const words = {
  TEXT_INPUT_PLACEHOLDER: 'Ask a question',
};
