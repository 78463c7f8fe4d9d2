namespace Deploy.ServiceClients.Model;

/// <summary>Which shapes the selected operations need, and in which direction.</summary>
public sealed class Reachability
{
    private readonly ServiceModel _model;
    private readonly HashSet<string> _inputs = [];
    private readonly HashSet<string> _outputs = [];
    private readonly SortedSet<string> _errors = new(StringComparer.Ordinal);

    /// <summary>Walks the model from the selected operations.</summary>
    public Reachability(ServiceModel model, ServiceSelection selection)
    {
        _model = model;
        foreach (var name in selection.Operations)
        {
            if (!model.Operations.TryGetValue(name, out var operation))
                throw new GenerationException($"{selection.Model} has no operation {name}.");
            Walk(operation.Input, _inputs);
            Walk(operation.Output, _outputs);
            foreach (var error in operation.Errors)
            {
                _errors.Add(error);
                Walk(error, _outputs);
            }
        }
    }

    /// <summary>Shapes that are sent.</summary>
    public IReadOnlySet<string> Inputs => _inputs;

    /// <summary>Shapes that are received, errors included.</summary>
    public IReadOnlySet<string> Outputs => _outputs;

    /// <summary>Errors, sorted.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>All shapes, sorted.</summary>
    public IReadOnlyList<string> All => [.. _inputs.Union(_outputs).Order(StringComparer.Ordinal)];

    private void Walk(string? name, HashSet<string> found)
    {
        if (string.IsNullOrEmpty(name) || !found.Add(name))
            return;
        var shape = _model.Shapes[name];
        Walk(shape.Item, found);
        Walk(shape.Value, found);
        foreach (var member in shape.Members)
            Walk(member.Shape, found);
    }
}
