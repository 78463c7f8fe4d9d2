using System.Text;
using Deploy.Local.Services;

namespace Deploy.Local.Containers;

/// <summary>
/// What is Local's own at an engine bears its mark: a number that was made for its state folder, so that neither a Local beside it nor one in a
/// folder of the same name on another machine takes it for its own.
/// </summary>
internal sealed class EngineMark
{
    /// <summary>The label with the mark.</summary>
    public const string Label = "deploy-ecs.local";

    /// <summary>The label with the task's id.</summary>
    public const string TaskLabel = "deploy-ecs.task";

    private const string Form = "N";

    private readonly string? _file;

    /// <param name="folder">
    /// The state folder, where the mark lies as <c>engine.id</c> once an engine was used; null: Local keeps nothing.
    /// </param>
    public EngineMark(string? folder)
    {
        _file = folder is null ? null : Path.Combine(folder, "engine.id");
        var text = File.Exists(_file) ? File.ReadAllText(_file, Encoding.ASCII) : "";
        WasUsed = Guid.TryParseExact(text, Form, out var known);
        Value = (WasUsed ? known : Guid.NewGuid()).ToString(Form);
    }

    /// <summary>Whether an earlier Local on this folder used an engine, and may have left something there.</summary>
    public bool WasUsed { get; }

    /// <summary>The mark.</summary>
    public string Value { get; }

    /// <summary>What names of images and volumes begin with: they have room for a part of it only.</summary>
    public string ImagePrefix => $"deploy-ecs.local/{Value[..12]}/";

    /// <summary>Writes it down, before anything bears it.</summary>
    public void Keep()
    {
        if (_file is not null && !WasUsed)
            AtomicFile.Write(_file, Encoding.ASCII.GetBytes(Value));
    }

    /// <summary>The labels of what belongs to a task.</summary>
    public Dictionary<string, string> LabelsOf(string taskId) => new(StringComparer.Ordinal) { [Label] = Value, [TaskLabel] = taskId };

    /// <summary>A filter of Docker's API for what bears the mark.</summary>
    public IDictionary<string, IDictionary<string, bool>> Filter => new Dictionary<string, IDictionary<string, bool>>
    {
        ["label"] = new Dictionary<string, bool> { [$"{Label}={Value}"] = true },
    };
}
