using System.Linq;
using Foldstream.Testing;

namespace Clinic;

public sealed class ClinicTests
{
    private static readonly DateTimeOffset Ten = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    private static AppointmentMade Made => Appointment.Make(new PatientId("P-1"), "Dr. Wolf", Ten);

    public void A_patient_waits() => Scenario.For<Appointment>()
        .At(Ten - TimeSpan.FromDays(2)).Given(Made)
        .At(Ten + TimeSpan.FromMinutes(12))
        .When(appointment => appointment.Come(Room.Consulting1))
        .Then(new PatientCame(Room.Consulting1))
        .ThenState(appointment => appointment.Waited, TimeSpan.FromMinutes(12));

    public void A_reminder_is_sent_once() => Scenario.For<Appointment>()
        .At(Ten - TimeSpan.FromHours(3)).Given(Made, new ReminderSent("+43"))
        .When((appointment, decision) => appointment.Remind("+43", decision))
        .ThenReturns(false)
        .ThenNothing();

    public void Allergies_keep_drugs_away() => Scenario.For<Patient>()
        .Given(Patient.Register("Anna", new DateOnly(1990, 5, 1), null), new AllergyRecorded("Penicillin", Severity.Severe))
        .When(patient => patient.Prescribe("penicillin", new Dose(500m, 3), 7))
        .ThenRefused("allergic");

    public void High_pressure_alerts() => Scenario.For<Patient>()
        .Given(Patient.Register("Anna", new DateOnly(1990, 5, 1), null))
        .When(patient => patient.Record([new Finding.Pressure(new BloodPressure(150, 95)), new Finding.Note("fine")], "nurse", Ten))
        .ThenState(patient => patient.Alerts, 1)
        .ThenState(patient => patient.Findings.Length, 2);
}
