using System.Reflection;
using System.Runtime.Loader;

namespace Deploy.MSBuild.Quiet;

/// <summary>Loads a task's assembly with what it came with, and what it shares with MSBuild from MSBuild.</summary>
/// <param name="path">The assembly.</param>
internal sealed class TaskLoadContext(string path) : AssemblyLoadContext(nameof(TaskLoadContext))
{
    private const string Shared = "Microsoft.Build.";
    private readonly AssemblyDependencyResolver _resolver = new(path);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name!.StartsWith(Shared, StringComparison.Ordinal)) return null;
        if (_resolver.ResolveAssemblyToPath(assemblyName) is { } own) return LoadFromAssemblyPath(own);
        // MSBuild's folder holds what all tasks of the SDK may use.
        var common = Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll");
        return File.Exists(common) ? Default.LoadFromAssemblyPath(common) : null;
    }
}
