using System.Reflection;
using Microsoft.Build.Framework;

namespace Deploy.MSBuild.Quiet;

/// <summary>A task that does what another one does, and lets it talk to the build through a <see cref="QuietEngine"/>.</summary>
/// <param name="task">The other one.</param>
internal sealed class QuietTask(ITask task) : IGeneratedTask, ICancelableTask, IDisposable
{
    private IBuildEngine? _engine;

    public IBuildEngine? BuildEngine
    {
        get => _engine;
        set
        {
            _engine = value;
            task.BuildEngine = value is null ? null : QuietEngine.Around(value);
        }
    }

    public ITaskHost? HostObject
    {
        get => task.HostObject;
        set => task.HostObject = value;
    }

    public bool Execute() => task.Execute();

    public void Cancel() => (task as ICancelableTask)?.Cancel();

    public void SetPropertyValue(TaskPropertyInfo property, object value) =>
        PropertyOf(property).SetValue(task, value, BindingFlags.DoNotWrapExceptions, binder: null, index: null, culture: null);

    public object GetPropertyValue(TaskPropertyInfo property) =>
        PropertyOf(property).GetValue(task, BindingFlags.DoNotWrapExceptions, binder: null, index: null, culture: null)!;

    public void Dispose() => (task as IDisposable)?.Dispose();

    private PropertyInfo PropertyOf(TaskPropertyInfo property) => task.GetType().GetProperty(property.Name)!;
}
