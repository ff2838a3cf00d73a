/* Qt names these when it is loaded, and needs none of them here. For the test's own Windows only. */
#define NAMED(name) __declspec(dllexport) void *name(void) { return 0; }
NAMED(ucnv_open) NAMED(ucnv_close) NAMED(UCNV_FROM_U_CALLBACK_SUBSTITUTE) NAMED(UCNV_TO_U_CALLBACK_SUBSTITUTE) NAMED(ucnv_reset)
NAMED(ucnv_getMaxCharSize) NAMED(ucnv_getName) NAMED(ucnv_getToUCallBack) NAMED(ucnv_getFromUCallBack) NAMED(ucnv_setToUCallBack)
NAMED(ucnv_setFromUCallBack) NAMED(ucnv_cbToUWriteUChars) NAMED(ucnv_toUnicode) NAMED(ucnv_cbFromUWriteUChars)
NAMED(ucnv_toUCountPending) NAMED(ucnv_fromUCountPending) NAMED(ucnv_getStandardName) NAMED(ucnv_getAvailableName)
NAMED(ucnv_countAvailable) NAMED(ucnv_fromUnicode)
