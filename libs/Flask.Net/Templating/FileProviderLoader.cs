namespace Jinja.Net;

// Jinja.Net's generator writes the class; what references Flask.Net finds it here, and gets none of its own.
public sealed partial class FileProviderLoader;
