using Deploy.ServiceClients.Model;
using Deploy.ServiceClients.Naming;

namespace Deploy.ServiceClients.Emission;

/// <summary>All files of one service.</summary>
public static class ServiceEmitter
{
    /// <summary>Emits the files, keyed by their path below the output folder with forward slashes.</summary>
    public static SortedDictionary<string, string> Emit(ServiceInput input)
    {
        var context = new EmissionContext(input, new TypeNames(input));
        var name = context.Name;
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add($"{name}Client", ClientEmitter.Emit(context));
        Add($"I{name}", InterfaceEmitter.Emit(context));
        Add($"{name}Config", ConfigEmitter.Emit(context));
        Add($"{name}Operations", OperationsEmitter.Emit(context));
        Add($"{name}Errors", ErrorEmitter.EmitCatalog(context));
        Add($"{name}Exception", ErrorEmitter.EmitBase(context));
        Add("ServiceEnumerations", EnumEmitter.Emit(context));
        Add($"Model/{name}Request", ShapeEmitter.EmitRequestBase(context));
        foreach (var operation in context.Operations)
        {
            Add($"Model/{operation.Name}Request", ShapeEmitter.EmitRequest(context, operation));
            Add($"Model/{operation.Name}Response", ShapeEmitter.EmitResponse(context, operation));
        }

        var topLevel = context.Operations.SelectMany(o => new[] { o.Input, o.Output }).ToHashSet();
        foreach (var shape in input.Reachability.All.Select(context.Shape))
        {
            if (shape.Kind != ShapeKind.Structure || shape.IsDocument || topLevel.Contains(shape.Name))
                continue;
            Add(
                $"Model/{context.Types.Class(shape.Name)}",
                shape.IsException ? ErrorEmitter.EmitException(context, shape) : ShapeEmitter.EmitStructure(context, shape));
        }

        return files;

        void Add(string path, string text) => files.Add($"{input.Selection.Folder}/{path}.cs", text);
    }
}
