using System.Reflection;
using Microsoft.Build.Framework;

namespace Deploy.MSBuild.Quiet;

/// <summary>
/// Makes the .NET SDK's task that pushes an image, with its long lines for each step of each layer of low importance: they stood between the lines
/// of the deployment. With <c>-v:detailed</c> they are shown; warnings and errors always are.
/// </summary>
/// <remarks>Used by <c>UsingTask</c>, whose body is the path of the assembly.</remarks>
public sealed class QuietTaskFactory : ITaskFactory
{
    private Type? _type;

    /// <inheritdoc/>
    public string FactoryName => nameof(QuietTaskFactory);

    /// <inheritdoc/>
    public Type TaskType => _type ?? throw new InvalidOperationException("The factory was not initialized.");

    /// <inheritdoc/>
    public bool Initialize(string taskName, IDictionary<string, TaskPropertyInfo> parameterGroup, string taskBody, IBuildEngine taskFactoryLoggingHost)
    {
        var path = taskBody.Trim();
        _type = new TaskLoadContext(path).LoadFromAssemblyPath(path).GetType(taskName, throwOnError: true);
        return true;
    }

    /// <inheritdoc/>
    public TaskPropertyInfo[] GetTaskParameters() =>
    [
        .. TaskType.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.CanWrite && property.DeclaringType != typeof(Microsoft.Build.Utilities.Task))
            .Select(property => new TaskPropertyInfo(property.Name, property.PropertyType, property.IsDefined(typeof(OutputAttribute)), property.IsDefined(typeof(RequiredAttribute)))),
    ];

    /// <inheritdoc/>
    public ITask CreateTask(IBuildEngine taskFactoryLoggingHost) => new QuietTask((ITask)Activator.CreateInstance(TaskType)!);

    /// <inheritdoc/>
    public void CleanupTask(ITask task) => (task as IDisposable)?.Dispose();
}
