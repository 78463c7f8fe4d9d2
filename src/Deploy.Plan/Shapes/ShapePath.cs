using Deploy.Plan.Values;

namespace Deploy.Plan.Shapes;

/// <summary>
/// The way from a shape to a member in it, by AWS's names: <c>deploymentConfiguration.bakeTimeInMinutes</c>. None leads into a list or a map.
/// </summary>
public sealed class ShapePath
{
    private readonly IReadOnlyList<ShapeMember> _members;

    private ShapePath(IReadOnlyList<ShapeMember> members)
    {
        _members = members;
        WirePath = string.Join(".", members.Select(member => member.WireName));
        Property = string.Join(".", members.Select(member => member.Name));
    }

    /// <summary>The path by AWS's names.</summary>
    public string WirePath { get; }

    /// <summary>The path by the names of properties, as findings and differences have it.</summary>
    public string Property { get; }

    /// <summary>What the member holds.</summary>
    public Type Type => Member.Type;

    private ShapeMember Member => _members[_members.Count - 1];

    /// <summary>The path to a member.</summary>
    /// <param name="shape">Where it begins.</param>
    /// <param name="path">AWS's names with dots between them; case does not matter.</param>
    /// <param name="fault">What is wrong, with the path up to the name that is wrong; null: nothing.</param>
    /// <returns>The path; null: there is no such member.</returns>
    public static ShapePath? Find(Type shape, string path, out ShapeFault? fault)
    {
        var members = new List<ShapeMember>();
        var (at, passed) = (shape, "");
        foreach (var name in path.Split('.'))
        {
            passed = passed.Length == 0 ? name : $"{passed}.{name}";
            if (ShapeMember.Find(at, name) is not { } member)
            {
                fault = new ShapeFault(passed, Describe(at, name, members)) { IsOfName = true };
                return null;
            }

            members.Add(member);
            at = member.Type;
        }

        fault = null;
        return new ShapePath(members);
    }

    /// <summary>The value in a shape; null: nothing is said, there or on the way.</summary>
    public object? Get(object shape) => _members.Aggregate((object?)shape, (at, member) => at is null ? null : member.Get(at));

    /// <summary>A copy of a shape with another value. Structures on the way that are not there are made; all else in them stays.</summary>
    public object With(object shape, object? value) => With(shape, value, 0);

    /// <summary>What AWS demands and nothing says: of the structures on the way, and of the member itself.</summary>
    public IEnumerable<string> Missing(object shape)
    {
        object? at = shape;
        foreach (var member in _members)
        {
            if (at is not { } structure) yield break;

            // What else the request demands is not the member's to say.
            IReadOnlyList<ShapeMember> demanded = structure != shape ? ShapeMember.Of(structure.GetType()) : member == Member ? [member] : [];
            foreach (var lacking in demanded.Where(candidate => candidate.IsRequired && candidate.Get(structure) is null))
                yield return ShapeMember.Missing(structure.GetType(), lacking);
            at = member.Get(structure);
        }
    }

    private object With(object shape, object? value, int index)
    {
        var member = _members[index];
        if (index == _members.Count - 1) return member.With(shape, value);
        var inner = member.Get(shape);

        // To say nothing of what is not there, nothing has to be made.
        if (inner is null && value is null) return shape;
        return member.With(shape, With(inner ?? Activator.CreateInstance(member.Type)!, value, index + 1));
    }

    private static string Describe(Type type, string name, List<ShapeMember> way)
    {
        var bracket = name.IndexOf('[');
        if (bracket > 0 && ShapeMember.Find(type, name.Substring(0, bracket)) is { } list) return Whole(list);
        return way.Count > 0 && ShapeMember.Of(type).Count == 0 ? Whole(way[way.Count - 1]) : ShapeMember.Unknown(type, name);
    }

    private static string Whole(ShapeMember member) =>
        member.Type == typeof(EquatableMap) ? $"'{member.WireName}' is a map: set it as a whole."
        : member.Type.IsGenericType && member.Type.GetGenericTypeDefinition() == typeof(EquatableList<>)
            ? $"'{member.WireName}' is a list: set it as a whole."
        : $"'{member.WireName}' has no members.";
}
