/* VAWDesk.exe: the process is the program, with its own name in the task list and its own icon. It loads the interpreter that lies
   beside it, and only that. It is no way to run anything else: a module that it is asked for must be one of ours. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <sddl.h>
#include <wchar.h>

typedef int (*py_main)(int, wchar_t **);
typedef HRESULT(WINAPI *exclude)(PCWSTR, BOOL);

static int refuse(const wchar_t *what) {
    wchar_t words[1600];
    swprintf(words, 1600,
             L"VAWDesk cannot start: %ls (%lu). Install it again; your records are not touched.\n\n"
             L"Ni all VAWDesk gychwyn: %ls (%lu). Gosodwch ef eto; ni chyffyrddir \x00e2'ch cofnodion.",
             what, GetLastError(), what, GetLastError());
    if (!GetEnvironmentVariableW(L"VAWDESK_QUIET", 0, 0)) MessageBoxW(0, words, L"VAWDesk", MB_ICONERROR);
    return 71;
}

/* A stream that a process before handed over is kept, if it can be used. Any other of a program without a console leads nowhere. */
static void stream(HMODULE runtime, unsigned number, DWORD name, const wchar_t *mode) {
    HANDLE handle = GetStdHandle(name);
    DWORD kind = GetFileType(handle);
    BY_HANDLE_FILE_INFORMATION told;
    if (kind == FILE_TYPE_PIPE || (kind == FILE_TYPE_DISK && GetFileInformationByHandle(handle, &told))) return;
    void *(*streams)(unsigned) = (void *)GetProcAddress(runtime, "__acrt_iob_func");
    void *(*reopen)(const wchar_t *, const wchar_t *, void *) = (void *)GetProcAddress(runtime, "_wfreopen");
    if (streams && reopen) reopen(L"NUL", mode, streams(number));
}

/* No report of a crash with what was in memory, and no other program of this user may read it. An administrator still can. */
static void close_up(void) {
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    HMODULE wer = LoadLibraryExW(L"wer.dll", 0, LOAD_LIBRARY_SEARCH_SYSTEM32);
    exclude leave_out = wer ? (exclude)(void *)GetProcAddress(wer, "WerAddExcludedApplication") : 0;
    if (leave_out) leave_out(L"VAWDesk.exe", FALSE);
    PSECURITY_DESCRIPTOR told = 0;
    if (ConvertStringSecurityDescriptorToSecurityDescriptorW(L"D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;0x101401;;;OW)", SDDL_REVISION_1, &told, 0)) {
        SetKernelObjectSecurity(GetCurrentProcess(), DACL_SECURITY_INFORMATION, told);
        LocalFree(told);
    }
}

static int ours(const wchar_t *module) { return !wcscmp(module, L"vawdesk") || !wcsncmp(module, L"vawdesk.", 8); }

int wmain(int argc, wchar_t **argv) {
    static wchar_t folder[32768], path[32800];
    GetModuleFileNameW(0, folder, 32768);
    wchar_t *last = wcsrchr(folder, L'\\');
    if (last) *last = 0;
    CreateMutexW(0, FALSE, L"Local\\VAWDesk.Running"); /* by which the setup sees that the program is open */
    SetDllDirectoryW(L"");
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    close_up();
    swprintf(path, 32800, L"%ls\\lib\\PySide6", folder);
    AddDllDirectory(path);
    swprintf(path, 32800, L"%ls\\lib\\shiboken6", folder);
    AddDllDirectory(path);
    swprintf(path, 32800, L"%ls\\python313.dll", folder);
    HMODULE python = LoadLibraryExW(path, 0, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (!python) return refuse(L"python313.dll");
    py_main run = (py_main)(void *)GetProcAddress(python, "Py_Main");
    if (!run) return refuse(L"Py_Main");
    HMODULE runtime = GetModuleHandleW(L"ucrtbase.dll"); /* the one that the interpreter uses */
    if (runtime) {
        stream(runtime, 0, STD_INPUT_HANDLE, L"rb");
        stream(runtime, 1, STD_OUTPUT_HANDLE, L"ab");
        stream(runtime, 2, STD_ERROR_HANDLE, L"ab");
    }
    const wchar_t *module = L"vawdesk";
    int next = 1;
    if (argc > next && !wcscmp(argv[next], L"-I")) next++; /* how the program starts itself again */
    if (argc > next + 1 && !wcscmp(argv[next], L"-m")) {
        module = argv[next + 1];
        next += 2;
        if (!ours(module)) return refuse(L"-m");
    }
    const wchar_t *fixed[] = {argv[0], L"-I", L"-B", L"-X", L"utf8", L"-m", module};
    wchar_t **told = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, (argc + 8) * sizeof *told);
    if (!told) return refuse(L"memory");
    int count = 0;
    for (; count < 7; count++) told[count] = (wchar_t *)fixed[count];
    for (; next < argc; next++) told[count++] = argv[next];
    return run(count, told);
}
