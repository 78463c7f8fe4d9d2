namespace Deploy.Plan.Values;

/// <summary>An element that several of its members together tell apart from the others of its list.</summary>
public interface IKeyed
{
    /// <summary>What it is called in paths: <c>shop:8080</c>.</summary>
    string Key { get; }

    /// <summary>The members that the key is made of.</summary>
    IReadOnlyList<string> KeyMembers { get; }
}
