using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Deploy.Architecture.Tests;

/// <summary>Which namespace of an assembly uses which other one of the same assembly, read from signatures and method bodies.</summary>
internal sealed class NamespaceGraph
{
    private readonly Dictionary<string, Dictionary<string, string>> _edges = new(StringComparer.Ordinal);
    private readonly ModuleDefinition _module;

    public NamespaceGraph(AssemblyDefinition assembly)
    {
        _module = assembly.MainModule;
        foreach (var type in _module.Types.Where(IsOurs)) Visit(type, type.Namespace);
    }

    /// <summary>A cycle as "A → B (because of Type) → A", or null.</summary>
    public string? FindCycle()
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        return _edges.Keys.Order(StringComparer.Ordinal)
            .Select(start => Follow(start, [], done))
            .FirstOrDefault(cycle => cycle is not null);
    }

    private string? Follow(string node, List<string> path, HashSet<string> done)
    {
        var seen = path.IndexOf(node);
        if (seen >= 0) return Describe([.. path[seen..], node]);
        if (done.Contains(node) || !_edges.TryGetValue(node, out var targets)) return null;
        path.Add(node);
        var cycle = targets.Keys.Order(StringComparer.Ordinal)
            .Select(target => Follow(target, path, done))
            .FirstOrDefault(found => found is not null);
        path.RemoveAt(path.Count - 1);
        done.Add(node);
        return cycle;
    }

    private string Describe(string[] cycle) =>
        string.Join("\n", cycle.Zip(cycle.Skip(1), (from, to) => $"{from} uses {to}: {_edges[from][to]}"));

    private void Visit(TypeDefinition type, string from)
    {
        Use(from, type, type.BaseType);
        foreach (var contract in type.Interfaces) Use(from, type, contract.InterfaceType);
        foreach (var field in type.Fields) Use(from, type, field.FieldType);
        foreach (var method in type.Methods) Visit(method, type, from);
        foreach (var nested in type.NestedTypes) Visit(nested, from);
    }

    private void Visit(MethodDefinition method, TypeDefinition type, string from)
    {
        Use(from, type, method.ReturnType);
        foreach (var parameter in method.Parameters) Use(from, type, parameter.ParameterType);
        if (!method.HasBody) return;
        foreach (var variable in method.Body.Variables) Use(from, type, variable.VariableType);
        foreach (var instruction in method.Body.Instructions) Visit(instruction, type, from);
    }

    private void Visit(Instruction instruction, TypeDefinition type, string from)
    {
        switch (instruction.Operand)
        {
            case TypeReference used: Use(from, type, used); break;
            case MethodReference called:
                Use(from, type, called.DeclaringType);
                if (called is GenericInstanceMethod generic)
                    foreach (var argument in generic.GenericArguments) Use(from, type, argument);
                break;
            case FieldReference read: Use(from, type, read.DeclaringType); break;
        }
    }

    private void Use(string from, TypeDefinition user, TypeReference? used)
    {
        if (used is GenericInstanceType generic)
            foreach (var argument in generic.GenericArguments) Use(from, user, argument);
        while (used is TypeSpecification specification) used = specification.ElementType;
        while (used?.DeclaringType is { } outer) used = outer;
        if (used is null || used.Scope != _module || used.Namespace == from || !IsOurs(used)) return;
        if (!_edges.TryGetValue(from, out var targets)) _edges[from] = targets = new(StringComparer.Ordinal);
        targets.TryAdd(used.Namespace, $"{user.FullName} uses {used.FullName}");
    }

    private static bool IsOurs(TypeReference type) => type.Namespace.StartsWith("Deploy.", StringComparison.Ordinal);
}
