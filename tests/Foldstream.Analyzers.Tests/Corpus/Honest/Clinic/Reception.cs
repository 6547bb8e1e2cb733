using System.Linq;
using System.Threading;

namespace Clinic;

public interface ISms
{
    Task SendAsync(string to, string text, CancellationToken cancel);
}

public interface IAgenda
{
    IAsyncEnumerable<AppointmentId> TomorrowAsync(CancellationToken cancel);
}

public sealed class Reception(
    IRepository<Patient, PatientId> patients,
    IRepository<Appointment, AppointmentId> appointments,
    IAgenda agenda,
    ISms sms,
    TimeProvider clock)
{
    public async Task<AppointmentId> MakeAsync(PatientId patient, string doctor, DateTimeOffset at, CancellationToken cancel)
    {
        if (!(await patients.FindAsync(patient, cancel)).Exists) throw new RefusedException("The patient is not registered.");

        AppointmentId id = AppointmentId.New();
        await appointments.StartAsync(id, Appointment.Make(patient, doctor, at), cancellationToken: cancel);
        return id;
    }

    /// <summary>Decides first and sends afterwards, so that a decision that is made again sends nothing twice.</summary>
    public async Task<int> RemindAsync(Func<PatientId, string> phoneOf, CancellationToken cancel)
    {
        int sent = 0;
        await foreach (AppointmentId id in agenda.TomorrowAsync(cancel))
        {
            Appointment appointment = await appointments.LoadAsync(id, cancel);
            if (!appointment.NeedsReminder(clock.GetUtcNow())) continue;

            string phone = phoneOf(appointment.Patient);
            Decided<bool> reminded = await appointments.ExecuteAsync(id, (a, decision) => a.Remind(phone, decision), cancellationToken: cancel);
            if (!reminded.Value) continue;

            await sms.SendAsync(phone, FormattableString.Invariant($"Tomorrow at {appointment.At:HH:mm} with {appointment.Doctor}"), cancel);
            sent++;
        }

        return sent;
    }

    public async Task<PrescriptionId> PrescribeAsync(PatientId id, string drug, Dose dose, int days, string doctor, CancellationToken cancel)
    {
        Decided<PrescriptionId> prescribed = await patients.ExecuteAsync(id, patient => patient.Prescribe(drug, dose, days), new AppendOptions { Actor = doctor }, cancel);
        return prescribed.Value;
    }

    public Task RecordAsync(PatientId id, IReadOnlyList<Finding> findings, string by, CancellationToken cancel)
        => patients.ExecuteAsync(id, (patient, decision) => patient.Record(findings, by, decision.Now), cancellationToken: cancel);

    public async Task RegisterOrUpdateAsync(PatientId id, string name, DateOnly born, IEnumerable<(string Substance, Severity Severity)> allergies, CancellationToken cancel)
    {
        Loaded<Patient> patient = await patients.FindAsync(id, cancel);
        if (!patient.Exists) await patients.StartAsync(id, Patient.Register(name, born, null), cancellationToken: cancel);

        await patients.ExecuteAsync(
            id,
            p =>
            {
                Patient.Events events = [];
                foreach ((string substance, Severity severity) in allergies) events = [.. events, .. p.Record(substance, severity)];
                return events;
            },
            cancellationToken: cancel);
    }
}
