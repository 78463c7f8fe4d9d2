using System.Reflection;
using System.Runtime.ExceptionServices;
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

    public void SetPropertyValue(TaskPropertyInfo property, object value) => Call(() => PropertyOf(property).SetValue(task, value));

    public object GetPropertyValue(TaskPropertyInfo property)
    {
        object? value = null;
        Call(() => value = PropertyOf(property).GetValue(task));
        return value!;
    }

    public void Dispose() => (task as IDisposable)?.Dispose();

    private PropertyInfo PropertyOf(TaskPropertyInfo property) => task.GetType().GetProperty(property.Name)!;

    /// <summary>What the other task throws is thrown as it is.</summary>
    private static void Call(Action act)
    {
        try
        {
            act();
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
        }
    }
}
