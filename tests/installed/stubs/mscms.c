/* Qt's colours of a screen: Wine's own library stops with some of these. For the test's own Windows only. */
#define NAMED(name) __declspec(dllexport) void *name(void) { return 0; }
NAMED(OpenColorProfileW) NAMED(CloseColorProfile) NAMED(WcsCreateIccProfile) NAMED(GetColorProfileHeader) NAMED(GetColorDirectoryW)
NAMED(WcsGetDefaultColorProfile) NAMED(WcsGetDefaultColorProfileSize) NAMED(GetColorProfileElement) NAMED(WcsOpenColorProfileW)
